"""What people look at: plain rows computed from documents, and the report and terminal made of them."""
