"""The form editor of the files: a content manager, its forms made from the models; what it saves is a proposal."""
