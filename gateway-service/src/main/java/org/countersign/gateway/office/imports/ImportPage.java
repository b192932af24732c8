package org.countersign.gateway.office.imports;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.countersign.format.Names;
import org.countersign.format.TypeCode;
import org.countersign.gateway.issuance.imports.Imports;
import org.countersign.gateway.issuance.types.CertificateType;
import org.countersign.gateway.issuance.types.TypeCatalogue;
import org.countersign.gateway.issuance.types.TypeField;
import org.countersign.gateway.office.accounts.ForOfficers;
import org.countersign.gateway.office.accounts.Officer;
import org.countersign.gateway.office.accounts.OfficerRole;
import org.countersign.gateway.office.events.OfficeAction;
import org.countersign.gateway.office.events.OfficeEvents;
import org.countersign.gateway.office.pages.ProblemWords;
import org.countersign.gateway.problem.ProblemException;
import org.countersign.gateway.security.OfficePage;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Uploads a CSV file, shows how its import goes, and hands out the list of what was not good. The page sends the file's bytes as they are; no copy lies on a disk. */
@Hidden
@Controller
@OfficePage
@RequestMapping(OfficePage.PATH + "/imports")
final class ImportPage {
    private static final int LATEST = 10;
    private static final int STRETCH = 1000;
    private static final int SHOWN = 20;

    private final Imports imports;
    private final TypeCatalogue types;
    private final OfficeEvents events;

    ImportPage(Imports imports, TypeCatalogue types, OfficeEvents events) {
        this.imports = imports;
        this.types = types;
        this.events = events;
    }

    /** An import as the page shows it. */
    record Shown(Imports.Progress progress, Names type) {
        /** How much of the file was looked at, and how much of what was good is decided. */
        public int percent() {
            var read = progress.bytes() == 0 ? 1.0 : (double) progress.bytesDone() / progress.bytes();
            var decided = progress.accepted() == 0
                    ? 1.0
                    : (double) (progress.registered() + progress.refusedByLedger()) / progress.accepted();
            return (int) Math.floor(100 * (progress.state().equals("FINISHED") ? 0.5 + decided / 2 : read / 2));
        }

        public boolean isOpen() {
            return !progress.state().equals("FINISHED")
                    || progress.registered() + progress.refusedByLedger() < progress.accepted();
        }

        public boolean hasErrors() {
            return progress.refused() + progress.duplicates() > 0;
        }
    }

    /** What the upload's script is told. */
    record Answer(String path, String zh, String en) {}

    @GetMapping
    @ForOfficers(OfficerRole.OFFICER)
    String page(Model model) {
        model.addAttribute(
                "types",
                types.all().stream().filter(type -> !type.needsApproval()).toList());
        model.addAttribute(
                "imports", imports.recent(LATEST).stream().map(this::shown).toList());
        return "office/imports";
    }

    @PostMapping(consumes = "text/csv")
    @ForOfficers(OfficerRole.OFFICER)
    ResponseEntity<Answer> take(@RequestParam String type, @RequestParam String name, InputStream body, Officer officer)
            throws IOException {
        try {
            var taken = imports.take(type, name, body);
            events.add(officer, OfficeAction.IMPORTED, Optional.of(taken.id()), Optional.empty());
            return ResponseEntity.status(HttpStatus.ACCEPTED)
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(new Answer(OfficePage.PATH + "/imports/" + taken.id(), "", ""));
        } catch (ProblemException problem) {
            var isHeader = problem.violations().stream()
                    .anyMatch(violation -> violation.code().equals("WRONG_HEADER"));
            var words = isHeader
                    ? new Names(
                            "第一行不是此类证照的表头。请下载模板，照其第一行填写。",
                            "The first line is not the header of this type. Download the template and use its first line.")
                    : ProblemWords.of(problem.code());
            return ResponseEntity.status(problem.code().status())
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(new Answer("", words.zh(), words.en()));
        }
    }

    /** An empty file with the header that the type expects. */
    @GetMapping("/template.csv")
    @ForOfficers(OfficerRole.OFFICER)
    void template(@RequestParam String type, HttpServletResponse response) throws IOException {
        var known = Optional.of(type)
                .filter(TypeCode::isValid)
                .flatMap(code -> types.find(new TypeCode(code)))
                .orElseThrow(() -> ProblemException.notFound("there is no such type"));
        try (var csv = CsvAnswer.begin(response, known.code() + ".csv")) {
            csv.row(header(known));
        }
    }

    @GetMapping("/{id}")
    @ForOfficers(OfficerRole.OFFICER)
    String one(@PathVariable String id, Model model) {
        model.addAttribute("shown", shown(imports.progress(id)));
        model.addAttribute("errors", imports.errors(id, 0, SHOWN));
        return "office/import";
    }

    @GetMapping("/{id}/progress")
    @ForOfficers(OfficerRole.OFFICER)
    String progress(@PathVariable String id, Model model) {
        one(id, model);
        return "office/import :: progress";
    }

    @GetMapping("/{id}/errors.csv")
    @ForOfficers(OfficerRole.OFFICER)
    void errors(@PathVariable String id, HttpServletResponse response) throws IOException {
        imports.progress(id);
        try (var csv = CsvAnswer.begin(response, "errors-" + id + ".csv")) {
            csv.row(List.of("行 Line", "列 Column", "代码 Code", "原因", "Reason"));
            var after = 0L;
            List<Imports.ErrorLine> page;
            do {
                page = imports.errors(id, after, STRETCH);
                for (var error : page) {
                    csv.row(List.of(
                            Integer.toString(error.line()),
                            error.column(),
                            error.code(),
                            error.reasonZh(),
                            error.reason()));
                    after = error.number();
                }
            } while (page.size() == STRETCH);
        }
    }

    private static List<String> header(CertificateType type) {
        return type.fields().stream().map(TypeField::label).map(Names::zh).toList();
    }

    private Shown shown(Imports.Progress progress) {
        var name = types.find(new TypeCode(progress.type()))
                .map(CertificateType::name)
                .orElse(new Names(progress.type(), progress.type()));
        return new Shown(progress, name);
    }
}
