"""Facts → pages in no language: what stands where, in which order, resting on what."""
