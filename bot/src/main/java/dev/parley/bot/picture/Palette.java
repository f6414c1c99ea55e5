package dev.parley.bot.picture;

/** The colours of the picture, for light and dark pages. */
final class Palette {
    static final String CSS = """
            .parley-picture{max-width:100%;height:auto;font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;\
            --face:#fff;--line:#e2e5ea;--ink:#1c2128;--soft:#667080;--arrow:#aeb6c2;--page:#f4f5f7;\
            --trigger:#6d4fe0;--action:#2563c9;--logic:#0f7f86;--human:#b4611a;--end:#5b6472;\
            --run:#2f6fed;--wait:#c77d0a;--done:#1f9254;--fail:#d13b3b;--skip:#a3abb7}
            @media(prefers-color-scheme:dark){.parley-picture{--face:#1d2127;--line:#343a44;--ink:#eceff3;--soft:#9aa4b2;--arrow:#5b6573;--page:#2a2f37;\
            --trigger:#a693ff;--action:#7fb0ff;--logic:#5fd0d4;--human:#f0a768;--end:#a9b2bf;\
            --run:#6d9dff;--wait:#eeb04c;--done:#52c78a;--fail:#ff7d7d;--skip:#6d7684}}
            .parley-picture .face{fill:var(--face);stroke:var(--line)}
            .parley-picture .frame>.face{fill:var(--page);fill-opacity:.6;stroke:color-mix(in srgb,var(--hue) 40%,var(--line));stroke-dasharray:5 4}
            .parley-picture .title{fill:var(--ink);font-size:13px;font-weight:600}
            .parley-picture .detail{fill:var(--soft);font-size:12px}
            .parley-picture .tile{fill:var(--hue);opacity:.13}
            .parley-picture .glyph{fill:none;stroke:var(--hue);stroke-width:1.5;stroke-linecap:round;stroke-linejoin:round}
            .parley-picture .trigger{--hue:var(--trigger)}.parley-picture .action{--hue:var(--action)}\
            .parley-picture .logic{--hue:var(--logic)}.parley-picture .human{--hue:var(--human)}.parley-picture .end{--hue:var(--end)}
            .parley-picture .running{--state:var(--run)}.parley-picture .waiting{--state:var(--wait)}\
            .parley-picture .done{--state:var(--done)}.parley-picture .failed{--state:var(--fail)}
            .parley-picture .running .face,.parley-picture .waiting .face,.parley-picture .failed .face{stroke:var(--state);stroke-width:2}
            .parley-picture .done .face{stroke:color-mix(in srgb,var(--done) 45%,var(--line))}
            .parley-picture .skipped{--hue:var(--skip);--ink:var(--skip);--soft:var(--skip);--state:var(--skip)}
            .parley-picture .skipped .face{stroke:var(--skip);stroke-dasharray:4 4;fill-opacity:.5}
            .parley-picture .badge circle{fill:var(--state)}.parley-picture .skipped .badge circle{fill:none;stroke:var(--state)}
            .parley-picture .badge path{fill:none;stroke:var(--face);stroke-width:2;stroke-linecap:round;stroke-linejoin:round}
            .parley-picture .skipped .badge path{stroke:var(--state)}.parley-picture .running .badge path{fill:var(--face);stroke-width:1}
            .parley-picture .arrow path{fill:none;stroke:var(--arrow);stroke-width:1.5;stroke-linecap:round;stroke-linejoin:round}
            .parley-picture .arrow.error path{stroke:var(--fail)}
            .parley-picture .arrow.skipped path{stroke:var(--skip);opacity:.7}.parley-picture .arrow.skipped path:first-child{stroke-dasharray:4 4}
            .parley-picture .label rect{fill:var(--page);stroke:var(--line)}
            .parley-picture .label text{fill:var(--soft);font-size:11px;font-weight:500;text-anchor:middle}
            .parley-picture .label.error text{fill:var(--fail)}.parley-picture .label.skipped text{fill:var(--skip)}
            """;

    private Palette() {}
}
