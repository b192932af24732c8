package org.countersign.counter;

import org.countersign.format.Names;

/** The language of the sentences; words of a verdict are always shown in both. */
enum Language {
    ZH,
    EN;

    String of(Names names) {
        return switch (this) {
            case ZH -> names.zh();
            case EN -> names.en();
        };
    }
}
