"""The publisher: from the registry's views to the folder of the site."""
