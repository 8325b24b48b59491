"""Makes the Parse of a text: its sentences, its tokens and the tree over them."""
