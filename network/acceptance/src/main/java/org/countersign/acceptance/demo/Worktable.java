package org.countersign.acceptance.demo;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.countersign.acceptance.resident.Paper;
import org.countersign.acceptance.resident.PaperKind;
import org.countersign.acceptance.story.Failure;

/** What one step leaves for the next. */
final class Worktable {
    private final Map<PaperKind, TypeDefinition> types = new EnumMap<>(PaperKind.class);
    private final Map<PaperKind, List<Paper>> papers = new EnumMap<>(PaperKind.class);
    private final List<ImportedFile> imports = new ArrayList<>();
    private final List<IssuedPass> passes = new ArrayList<>();
    private final Map<String, String> scanned = new HashMap<>();
    private List<IssuedPass> valid = List.of();
    private boolean issuedEarlier;

    void putType(PaperKind kind, TypeDefinition type) {
        types.put(kind, type);
    }

    TypeDefinition type(PaperKind kind) {
        TypeDefinition type = types.get(kind);
        if (type == null) {
            throw new Failure("the gateway does not offer " + kind.type());
        }
        return type;
    }

    void putPapers(PaperKind kind, List<Paper> filledIn) {
        papers.put(kind, List.copyOf(filledIn));
    }

    List<Paper> papers(PaperKind kind) {
        return papers.getOrDefault(kind, List.of());
    }

    void addImport(ImportedFile imported) {
        imports.add(imported);
    }

    List<ImportedFile> imports() {
        return List.copyOf(imports);
    }

    void addPasses(List<IssuedPass> issued) {
        passes.addAll(issued);
    }

    List<IssuedPass> passes() {
        return List.copyOf(passes);
    }

    /** What the counter's reader made of the image of a certificate. */
    void putScanned(IssuedPass pass, String text) {
        scanned.put(pass.certificate(), text);
    }

    String scanned(IssuedPass pass) {
        return scanned.getOrDefault(pass.certificate(), "");
    }

    /** Whether some of the certificates were there before this run. */
    boolean issuedEarlier() {
        return issuedEarlier;
    }

    void noteIssuedEarlier() {
        issuedEarlier = true;
    }

    void keepValid(List<IssuedPass> checked) {
        valid = List.copyOf(checked);
    }

    /** A pass that was found valid, for a part in the story; each number is another one of the kind. */
    IssuedPass validPass(PaperKind kind, int number) {
        return valid.stream()
                .filter(pass -> pass.kind() == kind)
                .skip(number)
                .findFirst()
                .orElseThrow(() -> new Failure("too few certificates of the type " + kind.type() + " are valid"));
    }
}
