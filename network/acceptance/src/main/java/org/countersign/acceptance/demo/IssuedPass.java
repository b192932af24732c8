package org.countersign.acceptance.demo;

import java.nio.file.Path;
import org.countersign.acceptance.resident.PaperKind;

/** A certificate that was issued and registered, the text of its pass, and where its image is kept. */
record IssuedPass(String certificate, PaperKind kind, String text, Path image) {}
