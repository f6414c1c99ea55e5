package dev.parley.copilot.eval;

import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The figures of one set of requests. Shares are from 0 to 1, and 1 where there was nothing to get wrong. */
record Report(String title, List<Verdict> verdicts, List<Duration> replies) {
    private static final int WORST = 10;

    double validating() {
        return share(verdicts, verdict -> verdict.facts().validates());
    }

    double triggers() {
        return share(stated(), Verdict::isTriggerRight);
    }

    /** F1 over all requests together, of the connectors Parley has. */
    double connectors() {
        double right = sum(Verdict::right);
        double wrong = sum(Verdict::extra) + sum(Verdict::absent);
        return right + wrong == 0 ? 1 : 2 * right / (2 * right + wrong);
    }

    /** The share of named systems Parley lacks that a call with a note stands in for. */
    double standIns() {
        double held = sum(Verdict::stoodIn);
        double all = held + sum(Verdict::lost);
        return all == 0 ? 1 : held / all;
    }

    double ai() {
        return share(
                verdicts,
                verdict -> verdict.asked().expect().ai() == verdict.facts().thinks());
    }

    double branches() {
        return share(
                verdicts,
                verdict -> verdict.asked().expect().branch() == verdict.facts().branches());
    }

    double loops() {
        return share(
                verdicts,
                verdict -> verdict.asked().expect().loop() == verdict.facts().loops());
    }

    /** Of those that ask for people, how many have them: an extra approval is no fault. */
    double approvals() {
        List<Verdict> asking = verdicts.stream()
                .filter(verdict -> verdict.asked().expect().approval())
                .toList();
        return share(asking, verdict -> verdict.facts().asksPeople());
    }

    Duration draftWithin(double percentile) {
        return percentile(verdicts.stream().map(Verdict::took).toList(), percentile);
    }

    Duration replyWithin(double percentile) {
        return percentile(replies, percentile);
    }

    private List<Verdict> stated() {
        return verdicts.stream()
                .filter(verdict -> verdict.asked().expect().triggerStated())
                .toList();
    }

    private double sum(Function<Verdict, Collection<String>> of) {
        return verdicts.stream().mapToInt(verdict -> of.apply(verdict).size()).sum();
    }

    private static double share(List<Verdict> of, Predicate<Verdict> right) {
        return of.isEmpty() ? 1 : (double) of.stream().filter(right).count() / of.size();
    }

    private static Duration percentile(List<Duration> times, double percentile) {
        List<Duration> sorted = times.stream().sorted().toList();
        return sorted.isEmpty()
                ? Duration.ZERO
                : sorted.get((int) Math.min(sorted.size() - 1L, (long) Math.ceil(percentile * sorted.size()) - 1));
    }

    @Override
    public String toString() {
        String table = Stream.of(
                        row("drafts that validate", validating()),
                        row("trigger, where stated (%d)".formatted(stated().size()), triggers()),
                        row("connectors Parley has, F1", connectors()),
                        row("systems it lacks: call with a note", standIns()),
                        row("AI", ai()),
                        row("branch", branches()),
                        row("loop", loops()),
                        row("approval where asked for", approvals()),
                        time("draft", draftWithin(0.5), draftWithin(0.95)),
                        time("first reply", replyWithin(0.5), replyWithin(0.95)))
                .collect(Collectors.joining("\n"));
        String worst = verdicts.stream()
                .filter(verdict -> !verdict.missed().isEmpty())
                .sorted(Comparator.comparingInt(
                        (Verdict verdict) -> -verdict.missed().size()))
                .limit(WORST)
                .map(Report::line)
                .collect(Collectors.joining("\n"));
        return "%s: %d requests%n%s%nworst:%n%s%n".formatted(title, verdicts.size(), table, worst);
    }

    private static String line(Verdict verdict) {
        String request = verdict.asked().request();
        return "  %s  %s%n      %s"
                .formatted(
                        verdict.asked().id(),
                        String.join("; ", verdict.missed()),
                        request.length() > 160 ? request.substring(0, 159) + "…" : request);
    }

    private static String row(String what, double value) {
        return String.format(Locale.ROOT, "  %-36s %.2f", what, value);
    }

    private static String time(String what, Duration median, Duration p95) {
        return String.format(Locale.ROOT, "  %-36s %d ms, p95 %d ms", what, median.toMillis(), p95.toMillis());
    }
}
