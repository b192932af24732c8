package org.countersign.gateway.office.certificates;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpSession;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.countersign.format.TypeCode;
import org.countersign.format.ledger.CertificateId;
import org.countersign.gateway.issuance.FindCertificates;
import org.countersign.gateway.issuance.ReadCertificates;
import org.countersign.gateway.issuance.types.CertificateType;
import org.countersign.gateway.issuance.types.TypeCatalogue;
import org.countersign.gateway.issuance.types.TypeField;
import org.countersign.gateway.office.accounts.ForOfficers;
import org.countersign.gateway.office.accounts.Officer;
import org.countersign.gateway.office.accounts.OfficerRole;
import org.countersign.gateway.office.events.OfficeAction;
import org.countersign.gateway.office.events.OfficeEvents;
import org.countersign.gateway.problem.ProblemCode;
import org.countersign.gateway.problem.ProblemException;
import org.countersign.gateway.security.OfficePage;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Finds certificates: by the citizen's number, by the certificate's own id, or by a type and its identifying fields. What is looked for is sent in a form's body, so that it
 * stands in no address, no history and no log of requests.
 */
@Hidden
@Controller
@OfficePage
final class FindPage {
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final int LONGEST = 64;

    private final FindCertificates find;
    private final ReadCertificates certificates;
    private final ShowCertificates show;
    private final Unmasked unmasked;
    private final TypeCatalogue types;
    private final OfficeEvents events;

    FindPage(
            FindCertificates find,
            ReadCertificates certificates,
            ShowCertificates show,
            Unmasked unmasked,
            TypeCatalogue types,
            OfficeEvents events) {
        this.find = find;
        this.certificates = certificates;
        this.show = show;
        this.unmasked = unmasked;
        this.types = types;
        this.events = events;
    }

    @GetMapping(OfficePage.PATH + "/find")
    @ForOfficers({OfficerRole.CLERK, OfficerRole.OFFICER, OfficerRole.APPROVER, OfficerRole.SUPERVISOR})
    String form(@RequestParam(defaultValue = "") String type, Model model) {
        add(model, type);
        return "office/find";
    }

    @PostMapping(OfficePage.PATH + "/find")
    @ForOfficers({OfficerRole.CLERK, OfficerRole.OFFICER, OfficerRole.APPROVER, OfficerRole.SUPERVISOR})
    String find(
            @RequestParam(defaultValue = "") String type,
            @RequestParam Map<String, String> parameters,
            Officer officer,
            HttpSession session,
            Model model) {
        var chosen = add(model, type);
        var found = chosen.map(known -> find.document(known, identity(known, parameters)).stream()
                        .toList())
                .orElseGet(() -> ofNumber(parameters.getOrDefault("number", "")));
        // That somebody looked, and not for whom.
        events.add(officer, OfficeAction.SEARCHED);
        var shown = new ArrayList<ShownCertificate>();
        for (var id : found) {
            shown.add(show.show(id, unmasked.sees(officer, session, id)));
        }
        model.addAttribute("found", shown);
        model.addAttribute("searched", true);
        return "office/find";
    }

    private List<CertificateId> ofNumber(String typed) {
        var number = typed.strip();
        if (number.isEmpty() || number.length() > LONGEST) {
            return List.of();
        }
        var lower = number.toLowerCase(Locale.ROOT);
        if (UUID.matcher(lower).matches()) {
            return known(new CertificateId(lower)).stream().toList();
        }
        return find.ofHolder(number.toUpperCase(Locale.ROOT));
    }

    private Optional<CertificateId> known(CertificateId id) {
        try {
            return Optional.of(certificates.row(id).id());
        } catch (ProblemException problem) {
            if (problem.code() == ProblemCode.NOT_FOUND) {
                return Optional.empty();
            }
            throw problem;
        }
    }

    private static Map<String, String> identity(CertificateType type, Map<String, String> parameters) {
        var values = new HashMap<String, String>();
        type.identity().forEach(name -> values.put(name, parameters.getOrDefault("f." + name, "")));
        return values;
    }

    private Optional<CertificateType> add(Model model, String code) {
        var chosen = Optional.of(code).filter(TypeCode::isValid).flatMap(valid -> types.find(new TypeCode(valid)));
        model.addAttribute("types", types.all());
        model.addAttribute("chosen", chosen.map(type -> type.code().value()).orElse(""));
        model.addAttribute(
                "identity",
                chosen.map(type -> type.identity().stream()
                                .flatMap(name -> type.field(name).stream())
                                .toList())
                        .orElse(List.<TypeField>of()));
        model.addAttribute("found", List.of());
        model.addAttribute("searched", false);
        return chosen;
    }
}
