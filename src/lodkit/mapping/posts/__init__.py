"""Who holds which office, held it, or comes to it.

`holdings` asks one rule after another, `kin`, `appointers`, `superiors` and `rivals` aside:
`handovers`, `replacements`, `pairs`, `distributed`, `groups`, `beside`, `careers`, `told` (by the
verbs of `turns`, of whom `tellers` say), `capacities`, `resumptions`, `dismissals`; then
`departures` (`directions`, `news`) and `successions`. `stand_ins` says whom words like "both"
stand for.
"""
