"""The toolkit: knows nothing of SOM. What stands here may be used by every package above."""
