"""Finding passages: one contract, several engines, and the build that switches all or nothing."""
