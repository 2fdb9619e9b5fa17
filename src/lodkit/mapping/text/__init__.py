"""The text before any conclusion: its words and sentences, and all that the lexicon finds there.

`reading` puts together what the rules ask: `layout` cuts sentences, `lists` knows enumerations,
`abbreviations` what the text explains, `windows` which phrases begin between two words,
`quotations` who speaks; `document_numbers` and `years` are read off letters and digits,
`office_mention` and `ranks` say what an office is, whoever holds it.
"""
