"""Links: what joins the pages and statements of many outlets. Each engine has a package of its own."""
