"""Language without medicine: words, sentences, quantities, terms, assertion, readability."""
