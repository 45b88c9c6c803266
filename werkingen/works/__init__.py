"""What a labo and a studioproject have in common: news, partners, one person who leads it.

Abstract bases and small parts only: no table of its own, no address.
"""
