package io.membership.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The tables of {@code docs/api/access.md}: what the documentation promises is what is tested.
 *
 * @param permissions that the operations ask for, by operation
 */
record AccessTable(List<Row> rows, Map<String, String> permissions) {

    private static final Path FILE = Path.of(System.getProperty("membership.root", ".."), "docs", "api", "access.md");
    private static final Pattern OPERATION = Pattern.compile("`([A-Z]+) (/\\S+)`");

    /**
     * An operation and who may call it.
     *
     * @param path below {@code …/membership}, with {@code {id}} for a user, {@code {role}}, {@code {name}}, {@code {value}}
     * @param statuses by caller
     */
    record Row(String verb, String path, Map<String, Integer> statuses) {

        String operation() {
            return verb + " " + path;
        }
    }

    static AccessTable documented() {
        List<Row> rows = new ArrayList<>();
        Map<String, String> permissions = new LinkedHashMap<>();
        List<String> columns = List.of();
        for (List<String> cells : tableLines()) {
            Matcher operation = OPERATION.matcher(cells.get(0));
            if (cells.get(0).equals("operation")) {
                columns = cells.subList(1, cells.size());
            } else if (operation.matches() && columns.equals(List.of("permission"))) {
                permissions.put(
                        operation.group(1) + " " + operation.group(2),
                        cells.get(1).replace("`", ""));
            } else if (operation.matches()) {
                rows.add(new Row(operation.group(1), operation.group(2), statuses(columns, cells)));
            }
        }
        return new AccessTable(rows, permissions);
    }

    private static Map<String, Integer> statuses(List<String> callers, List<String> cells) {
        Map<String, Integer> statuses = new LinkedHashMap<>();
        for (int i = 0; i < callers.size(); i++) {
            statuses.put(callers.get(i), Integer.valueOf(cells.get(i + 1)));
        }
        return statuses;
    }

    private static List<List<String>> tableLines() {
        try (Stream<String> lines = Files.lines(FILE)) {
            return lines.filter(line -> line.startsWith("| "))
                    .map(line -> Stream.of(line.substring(1).split("\\|"))
                            .map(String::trim)
                            .toList())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> operations() {
        return rows.stream().map(Row::operation).toList();
    }
}
