"""The ledger of claims, and the store behind one small interface."""
