"""The comments of a page of markup, before they are settled: three ways to find them, asked in this order.

`comments` knows systems by their markup (`families` says how each writes its parts, `commenters` who is who,
`filling` puts in what a theme's own names hide). `unknown` takes what repeats itself for a thread, whatever
it is called: `leaves` numbers the page, `repeated` finds records around times, `told` what each part of
them is, `recorded` makes them comments. `declared` reads what only the page's data tell. `noscript` says
whether a thread stands where scripts are switched off.
"""
