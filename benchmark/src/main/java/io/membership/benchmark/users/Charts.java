package io.membership.benchmark.users;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.CategorySeries.CategorySeriesRenderStyle;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Pictures for the documentation. */
record Charts(Path folder) {

    private static final int WIDTH = 1000;
    private static final int HEIGHT = 560;

    /** One for each operation; of the Admin API the line is dashed. */
    private static final List<Color> COLOURS = Stream.of(
                    0x1f77b4, 0xff7f0e, 0x2ca02c, 0xd62728, 0x9467bd, 0x8c564b, 0xe377c2, 0x7f7f7f, 0x17becf)
            .map(Color::new)
            .toList();

    /** Rate of ours to theirs, by operation. */
    void ratios(Comparison comparison) throws IOException {
        List<Comparison.Row> both =
                comparison.rows().stream().filter(each -> each.admin() != null).toList();
        CategoryChart chart = new CategoryChartBuilder()
                .width(WIDTH)
                .height(HEIGHT + 160)
                .title("Rate of the membership API to that of the Admin API, logarithmic")
                .build();
        chart.getStyler().setXAxisLabelRotation(45).setLegendPosition(Styler.LegendPosition.InsideNE);
        chart.getStyler().setYAxisLogarithmic(true);
        // Bars would begin at 0, which a logarithmic axis lacks.
        chart.getStyler().setDefaultSeriesRenderStyle(CategorySeriesRenderStyle.Scatter);
        for (int callers : SideBySide.CALLERS) {
            chart.addSeries(
                    callers + " at once",
                    both.stream().map(Comparison.Row::name).toList(),
                    both.stream().map(each -> comparison.ratio(each, callers)).toList());
        }
        save(chart, "performance-ratios");
    }

    /** Mean time of an operation against the number of users. */
    void growth(SortedMap<Integer, Comparison> bySize) throws IOException {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title("Mean time of a request against users in the realm")
                .xAxisTitle("users")
                .yAxisTitle("ms")
                .build();
        chart.getStyler().setXAxisLogarithmic(true);
        chart.getStyler().setYAxisLogarithmic(true);
        chart.getStyler().setLegendPosition(Styler.LegendPosition.OutsideE);
        List<Integer> sizes = List.copyOf(bySize.keySet());
        List<Comparison.Row> rows = bySize.values().iterator().next().rows();
        for (int i = 0; i < rows.size(); i++) {
            Comparison.Row row = rows.get(i);
            for (boolean ours : row.admin() == null ? List.of(true) : List.of(true, false)) {
                XYSeries line = chart.addSeries(
                        row.name() + (ours ? "" : " (Admin API)"),
                        sizes,
                        bySize.values().stream()
                                .map(each -> each.of(row, ours, 1, Stopwatch.Laps::mean))
                                .toList());
                line.setLineColor(COLOURS.get(i % COLOURS.size()));
                line.setMarkerColor(COLOURS.get(i % COLOURS.size()));
                line.setMarker(ours ? SeriesMarkers.CIRCLE : SeriesMarkers.CROSS);
                line.setLineStyle(ours ? SeriesLines.SOLID : SeriesLines.DASH_DASH);
            }
        }
        save(chart, "performance-growth");
    }

    /** A line for each figure, minute by minute. */
    void minutes(Map<String, List<Double>> figures) throws IOException {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title("Mixed load of eight callers")
                .xAxisTitle("minute")
                .build();
        figures.forEach((name, values) -> chart.addSeries(name, values));
        save(chart, "performance-minutes");
    }

    private void save(Chart<?, ?> chart, String name) throws IOException {
        Files.createDirectories(folder);
        BitmapEncoder.saveBitmap(chart, folder.resolve(name).toString(), BitmapEncoder.BitmapFormat.PNG);
    }
}
