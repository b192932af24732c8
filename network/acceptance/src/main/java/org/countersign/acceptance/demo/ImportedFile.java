package org.countersign.acceptance.demo;

import java.util.List;
import org.countersign.acceptance.resident.Paper;
import org.countersign.acceptance.resident.PaperKind;

/** A CSV file that was handed in, the papers that are its rows, and the import that the gateway made of it. */
record ImportedFile(PaperKind kind, CsvFile file, List<Paper> papers, String importId) {}
