"""Finding by meaning: passages and questions as vectors of a sentence model that lies on this machine.

Only where the setting `semantic_model` names one; nothing here is imported otherwise, and nothing is ever fetched.
"""
