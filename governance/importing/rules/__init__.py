"""What a row of a sheet says, what is wrong with it, and what would come of it. Pure: no Django, no clock."""
