"""Asking a language model: a question and the form of its answer in, an answer of that form out, or why there is none.

What is asked, and what becomes of an answer, others decide. Whatever an article says is data here: it stands between
marks of its own, and nothing in it is an order.
"""
