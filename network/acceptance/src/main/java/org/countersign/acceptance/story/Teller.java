package org.countersign.acceptance.story;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Tells a run to a person, one line per step, with a line of progress while a step takes its time. */
public final class Teller {
    private static final int COMFORTABLE_WIDTH = 110;

    private final PrintWriter out;
    private final boolean terminal;
    private boolean progressShown;
    private int lastTold;

    public Teller(PrintWriter out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    public void line(String text) {
        clearProgress();
        out.println(text);
        out.flush();
    }

    /** On a terminal one line that changes; in a log one line per quarter. */
    public synchronized void progress(String what, long done, long all) {
        int percent = all == 0 ? 0 : Math.toIntExact(done * 100 / all);
        if (terminal) {
            out.print("\r    … " + what + " " + done + " of " + all + " (" + percent + " %)   ");
            out.flush();
            progressShown = true;
        } else if (percent / 25 != lastTold) {
            lastTold = percent / 25;
            out.println("    … " + what + " " + done + " of " + all);
            out.flush();
        }
    }

    void outcome(int number, String sentence, Findings findings, Duration took) {
        line(String.format(
                Locale.ROOT,
                "%s %2d. %s  (%.1f s)",
                findings.allHeld() ? "✓" : "✗",
                number,
                sentence,
                took.toMillis() / 1000.0));
        wrapped(findings.notes()).forEach(notes -> line("       " + notes));
        findings.failures().forEach(failure -> line("       ✗ " + failure));
    }

    /** Clauses in as few lines as are comfortable to read. */
    private static List<String> wrapped(List<String> notes) {
        List<String> lines = new ArrayList<>();
        for (String note : notes) {
            String last = lines.isEmpty() ? "" : lines.getLast();
            if (!last.isEmpty() && last.length() + note.length() < COMFORTABLE_WIDTH) {
                lines.set(lines.size() - 1, last + "; " + note);
            } else {
                lines.add(note);
            }
        }
        return lines;
    }

    void notRun(int number, List<String> remaining) {
        for (int i = 0; i < remaining.size(); i++) {
            line(String.format(Locale.ROOT, "–  %2d. not done: %s", number + i, remaining.get(i)));
        }
    }

    private void clearProgress() {
        lastTold = 0;
        if (progressShown) {
            out.print("\r\u001b[2K");
            progressShown = false;
        }
    }
}
