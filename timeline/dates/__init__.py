"""Dates in words: a phrase and the day it counts from become a reading. This room knows no Django."""
