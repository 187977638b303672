"""Suspicions of money laundering: referrals, and the reporting officer's files about them."""
