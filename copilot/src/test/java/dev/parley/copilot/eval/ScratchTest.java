package dev.parley.copilot.eval;

import dev.parley.connectors.ai.Embeddings;
import dev.parley.connectors.ai.LocalModel;
import java.nio.file.*;
import java.util.*;
import org.junit.jupiter.api.Test;

class ScratchTest {
    record Ex(String label, String text, float[] v) {}

    @Test
    void scratch() throws Exception {
        LocalModel m = new LocalModel();
        long t0 = System.nanoTime();
        List<Ex> ex = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of("src/main/resources/dev/parley/copilot/understanding/skills.txt"))) {
            if (line.isBlank() || line.startsWith("#")) continue;
            int c = line.indexOf(": ");
            ex.add(new Ex(line.substring(0, c), line.substring(c + 2), m.embed(line.substring(c + 2))));
        }
        System.out.println("embedded " + ex.size() + " in " + (System.nanoTime() - t0) / 1_000_000 + " ms");
        for (int mode = 0; mode < 3; mode++) {
            List<double[]> leads = new ArrayList<>();
            int multi = 0, ai = 0;
            for (Ex e : ex) {
                Map<String, Double> s = scores(ex, e, e.v, mode);
                double none = s.get("none");
                var best = s.entrySet().stream().filter(x -> !x.getKey().equals("none")).max(Map.Entry.comparingByValue()).get();
                boolean is = !e.label.equals("none");
                leads.add(new double[] {best.getValue() - none, is ? 1 : 0, best.getValue()});
                if (is) { ai++; if (best.getKey().equals(e.label)) multi++; }
                if (mode == 1 && (best.getValue() - none > 0) != is) System.out.println("LOO wrong: " + e.label + ": " + e.text + " -> " + best + " none=" + none);
            }
            for (double th = -0.06; th <= 0.12; th += 0.02) {
                int ok = 0, fp = 0, fn = 0;
                for (double[] l : leads) { boolean says = l[0] > th; if (says == (l[1] == 1)) ok++; else if (says) fp++; else fn++; }
                System.out.printf("mode %d th %.2f acc %.3f fp %d fn %d multi %d/%d%n", mode, th, ok / (double) leads.size(), fp, fn, multi, ai);
            }
        }
        Path f = Path.of("/tmp/reading/clauses.txt");
        if (Files.exists(f)) for (String c : Files.readAllLines(f)) {
            float[] v = m.embed(c);
            Map<String, Double> s = scores(ex, null, v, 1);
            var best = s.entrySet().stream().filter(x -> !x.getKey().equals("none")).max(Map.Entry.comparingByValue()).get();
            Ex near = ex.stream().max(Comparator.comparingDouble(e -> Embeddings.similarity(e.v, v))).get();
            System.out.printf("%+.2f %s %.2f | %s | near: %s: %s%n", best.getValue() - s.get("none"), best.getKey(), best.getValue(), c, near.label, near.text);
        }
    }

    static Map<String, Double> scores(List<Ex> ex, Ex leave, float[] v, int mode) {
        Map<String, List<Double>> by = new HashMap<>();
        for (Ex e : ex) if (e != leave) by.computeIfAbsent(e.label, _ -> new ArrayList<>()).add(Embeddings.similarity(e.v, v));
        Map<String, Double> s = new HashMap<>();
        by.forEach((l, list) -> {
            list.sort(Comparator.reverseOrder());
            s.put(l, mode == 0 ? list.get(0) : mode == 1 ? 0.7 * list.get(0) + 0.3 * list.get(1) : (list.get(0) + list.get(1) + list.get(2)) / 3);
        });
        return s;
    }
}
