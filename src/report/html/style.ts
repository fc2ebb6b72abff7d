import { html } from './markup.ts'

/**
 * The whole style of the page, which has no style attributes: a strict policy allows it by the hash of this text,
 * which stands unchanged between the tags. Sizes are in rem and columns give way below 56 rem, so that the page
 * reflows when it is magnified four times.
 */
export const reportStyle = html`
:root { color-scheme: light dark; --paper: #fff; --ink: #1d2329; --quiet: #525c66; --line: #c9d0d7; --soft: #f1f4f7; --accent: #0b57a4; --accent-soft: #e3eefa; --alert: #96270f; --alert-soft: #fdeae5; --good: #17632f; --step-0: #b9c3cd; --step-1: #93b8dd; --step-2: #5a92cc; --step-3: #2369b3; --step-4: #0a3d75; }
@media (prefers-color-scheme: dark) {
:root { --paper: #14181d; --ink: #e6eaee; --quiet: #a9b4be; --line: #3b454f; --soft: #1d232a; --accent: #8abfff; --accent-soft: #1b2f47; --alert: #ffb09c; --alert-soft: #43221a; --good: #86d8a0; --step-0: #4a5560; --step-1: #2f5f92; --step-2: #4a86c2; --step-3: #7fb2e5; --step-4: #c7e1fb; }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; -webkit-text-size-adjust: 100%; }
body { margin: 0 auto; max-width: 88rem; padding: 0 1.5rem 4rem; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif; overflow-wrap: break-word; }
a { color: var(--accent); text-underline-offset: 0.15em; }
a:focus-visible, main:focus-visible { outline: 0.2rem solid var(--accent); outline-offset: 0.15rem; border-radius: 0.15rem; }
main:focus { outline: none; }
.skip { position: absolute; left: 1rem; top: -5rem; padding: 0.5rem 1rem; background: var(--paper); }
.skip:focus { top: 1rem; }
h1, h2, h3, h4, h5 { line-height: 1.25; text-wrap: balance; break-after: avoid; }
h1 { margin: 0; font-size: 2.25rem; }
h2 { margin: 3.5rem 0 1rem; padding-bottom: 0.4rem; border-bottom: 0.15rem solid var(--accent); font-size: 1.6rem; }
h3 { margin: 2.5rem 0 0.75rem; font-size: 1.25rem; }
h4 { margin: 1.75rem 0 0.35rem; font-size: 1.1rem; }
h5 { margin: 1.25rem 0 0.25rem; font-size: 1rem; }
p { margin: 0.5rem 0; }
ul { margin: 0.25rem 0; padding-left: 1.25rem; }
header { padding: 2.5rem 0 0.5rem; }
.programme { margin: 0 0 0.35rem; color: var(--accent); font-weight: 600; }
.facts { display: flex; flex-wrap: wrap; gap: 0.25rem 1.5rem; margin: 0.75rem 0; padding: 0; list-style: none; color: var(--quiet); }
.not-public { padding: 0.6rem 1rem; border-left: 0.35rem solid var(--alert); background: var(--alert-soft); color: var(--alert); font-weight: 600; }
nav { margin: 1.5rem 0; padding: 0.25rem 1.5rem 1rem; border-radius: 0.5rem; background: var(--soft); }
nav h2 { margin: 0.75rem 0 0.5rem; padding: 0; border: 0; font-size: 1.1rem; }
nav > ul { columns: 18rem; column-gap: 2.5rem; padding: 0; list-style: none; }
nav > ul > li { margin-bottom: 0.75rem; font-weight: 600; }
nav ul ul li { break-inside: avoid; }
nav > ul > li > a { break-after: avoid; }
nav ul ul { padding-left: 1rem; list-style: none; font-size: 0.95rem; font-weight: 400; }
nav li a { display: inline-block; padding: 0.15rem 0; }
.typed { white-space: pre-wrap; overflow-wrap: anywhere; }
.prose { max-width: 46rem; }
.prose > li { margin-bottom: 0.5rem; }
.hint, .note { color: var(--quiet); }
.hint { max-width: 46rem; }
.note { font-weight: 400; font-size: 0.9rem; }
.counts { display: flex; flex-wrap: wrap; gap: 0.75rem; margin: 1rem 0; }
.counts div { display: flex; flex-direction: column-reverse; flex: 0 1 auto; min-width: 9rem; padding: 0.75rem 1.25rem; border-radius: 0.5rem; background: var(--soft); }
.counts dt { color: var(--quiet); }
.counts dd { margin: 0; font-size: 2rem; font-weight: 650; line-height: 1.2; font-variant-numeric: tabular-nums; }
.mark { display: inline-block; padding: 0 0.5rem; border-radius: 1rem; background: var(--accent-soft); color: var(--accent); font-size: 0.85rem; font-weight: 600; }
.mark.alert { background: var(--alert-soft); color: var(--alert); }
.mark::first-letter, .round-name::first-letter, .rounds dt::first-letter, .earlier dt::first-letter { text-transform: uppercase; }
.earlier dt { margin-top: 0.75rem; font-weight: 600; }
.earlier dd { margin: 0.15rem 0 0; }
table { width: 100%; margin: 1rem 0 2rem; border-collapse: collapse; }
caption { padding: 0 0 0.5rem; color: var(--quiet); font-weight: 600; text-align: left; }
th, td { padding: 0.6rem 0.75rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
thead th { border-bottom: 0.12rem solid var(--ink); vertical-align: bottom; }
tbody th { font-weight: 600; }
tr { break-inside: avoid; }
.group th { padding-top: 0.6rem; background: var(--soft); }
tr:target, h3:target { background: var(--accent-soft); }
table.prose th:first-child { width: 20%; }
table.prose th:nth-child(2) { width: 30%; }
table.prose.many th:first-child, table.prose.many th:nth-child(2) { width: 15%; }
table.prose .group th { width: auto; }
table.prose { max-width: none; }
table.grid th:first-child { min-width: 12rem; max-width: 22rem; }
table.grid .typed, table.many .typed { overflow-wrap: break-word; }
td ul, .chosen { margin: 0; }
th, .label { hyphens: auto; }
.label { display: none; }
.targets { padding: 0; list-style: none; }
.targets > li + li { margin-top: 1rem; padding-top: 1rem; border-top: 1px dashed var(--line); }
.asked { margin: 0.5rem 0 0; color: var(--quiet); font-size: 0.9rem; font-weight: 600; }
.asked:first-child { margin-top: 0; }
.rounds { margin: 0; }
.round + .round { margin-top: 1rem; padding-top: 0.75rem; border-top: 1px dashed var(--line); }
.round-name { display: inline-block; white-space: nowrap; }
thead .note { display: block; }
.rounds dt { display: block; font-weight: 600; }
.rounds dd { margin: 0.2rem 0 0; max-width: 46rem; }
.round.this { padding-left: 0.75rem; border-left: 0.2rem solid var(--accent); }
.round.gap { border-left-color: var(--alert); }
.quick { margin: 0; font-style: italic; }
.alert { margin: 0; color: var(--alert); font-weight: 600; }
.meter { display: block; width: 100%; max-width: 9rem; height: 0.4rem; margin: 0.35rem 0 0.3rem; }
.track { fill: var(--line); }
.fill { fill: var(--accent); }
.movement { display: block; font-weight: 600; }
.movement.rose { color: var(--good); }
.movement.fell { color: var(--alert); }
.movement.still { color: var(--quiet); font-weight: 400; }
.people { min-width: 0; padding: 0; overflow-wrap: anywhere; list-style: none; }
.chart { margin: 1.5rem 0; padding: 1rem 1.25rem; border-radius: 0.5rem; background: var(--soft); break-inside: avoid; }
.chart figcaption { font-weight: 600; }
.chart ul { padding: 0; list-style: none; }
.chart li { margin-top: 0.9rem; }
.chart-name, .chart-words { margin: 0; }
.chart-words { color: var(--quiet); font-size: 0.9rem; }
.part-words { display: inline-block; max-width: 100%; }
.bar { display: block; width: 100%; height: 1.1rem; margin: 0.2rem 0; }
.key { width: 0.7rem; height: 0.7rem; }
.line { display: block; overflow: visible; width: 100%; max-width: 40rem; height: 5rem; margin: 0.3rem 0; }
.line polyline { fill: none; stroke: var(--accent); stroke-width: 2.5px; vector-effect: non-scaling-stroke; }
.line .grid-line { stroke: var(--line); stroke-width: 1px; vector-effect: non-scaling-stroke; }
.line .point { stroke: var(--accent); stroke-width: 9px; stroke-linecap: round; vector-effect: non-scaling-stroke; }
.part { stroke: var(--soft); stroke-width: 2px; vector-effect: non-scaling-stroke; }
.step-0 { fill: var(--step-0); } .step-1 { fill: var(--step-1); } .step-2 { fill: var(--step-2); } .step-3 { fill: var(--step-3); } .step-4 { fill: var(--step-4); }
.part.rose { fill: var(--good); } .part.fell { fill: var(--alert); } .part.still { fill: var(--quiet); } .part.new { fill: var(--accent); }
#filters { margin: 1.5rem 0; padding: 0.25rem 1.5rem 1rem; border: 1px solid var(--line); border-radius: 0.5rem; }
#filters h2 { margin: 0.75rem 0 0.5rem; padding: 0; border: 0; font-size: 1.1rem; }
.fields { display: flex; flex-wrap: wrap; gap: 0.5rem 1rem; }
.fields p { display: flex; flex-direction: column; flex: 1 1 11rem; min-width: 0; margin: 0; }
.fields .buttons { flex: 0 0 auto; justify-content: end; }
.fields label { font-size: 0.9rem; color: var(--quiet); }
.fields input, .fields select, .fields button { min-height: 2.75rem; width: 100%; padding: 0.35rem 0.6rem; border: 1px solid var(--quiet); border-radius: 0.25rem; background: var(--paper); color: var(--ink); font: inherit; }
.fields button { padding: 0.35rem 1.25rem; cursor: pointer; }
.fields :focus-visible { outline: 0.2rem solid var(--accent); outline-offset: 0.1rem; }
#filter-status { min-height: 1.5rem; margin: 0.5rem 0 0; font-weight: 600; }
[hidden] { display: none !important; }
@media screen and (max-width: 56rem) {
body { padding: 0 1rem 3rem; }
h1 { font-size: 1.7rem; }
h2 { font-size: 1.4rem; }
table, caption, tbody, tr, th, td { display: block; width: auto; }
thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
table.prose th:first-child, table.prose th:nth-child(2), table.prose.many th:first-child, table.prose.many th:nth-child(2) { width: auto; }
th, td { padding: 0.35rem 0; border: 0; }
tbody tr { padding: 0.75rem 0; border-bottom: 1px solid var(--line); }
tbody tr.group { padding: 0; border: 0; }
.group th { padding: 0.6rem 0.75rem; }
tbody th { font-size: 1.05rem; }
table.grid td { display: grid; grid-template-columns: minmax(6rem, 45%) 1fr; gap: 0 0.75rem; }
table.grid td > * { grid-column: 2; }
table.grid td > .label { grid-column: 1; grid-row: 1 / span 9; }
table.grid th:first-child { min-width: 0; max-width: none; }
td.empty, table.grid td.empty { display: none; }
.label { display: block; color: var(--quiet); font-size: 0.9rem; }
}
@media print {
@page { size: A4 landscape; margin: 14mm; }
:root { color-scheme: light; --paper: #fff; --ink: #000; --quiet: #444; --line: #999; --soft: #eee; --accent: #0b57a4; --accent-soft: #fff; --alert: #7d1f0b; --alert-soft: #fff; --good: #17632f; }
html { font-size: 9.5pt; }
body { max-width: none; padding: 0; }
.skip, nav, #filters { display: none; }
a { color: inherit; text-decoration: none; }
thead { display: table-header-group; }
table.prose tr { break-inside: auto; }
p, dd, li { orphans: 3; widows: 3; }
}
`
