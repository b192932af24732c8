package org.countersign.gateway.office.events;

import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import java.util.Optional;
import org.countersign.gateway.issuance.Paths;
import org.countersign.gateway.office.accounts.ForOfficers;
import org.countersign.gateway.office.accounts.Officer;
import org.countersign.gateway.office.accounts.OfficerRole;
import org.countersign.gateway.security.OfficePage;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What was done: an officer sees his own deeds, a supervisor everybody's. */
@Hidden
@Controller
@OfficePage
final class EventsPage {
    private static final int PAGE = 50;
    private static final int LATEST = 8;

    private final OfficeEvents events;

    EventsPage(OfficeEvents events) {
        this.events = events;
    }

    @GetMapping({OfficePage.PATH, OfficePage.PATH + "/"})
    @ForOfficers({OfficerRole.CLERK, OfficerRole.OFFICER, OfficerRole.APPROVER, OfficerRole.SUPERVISOR})
    String home(Officer officer, Model model) {
        model.addAttribute("events", lines(Optional.of(officer.id()), Optional.empty(), LATEST));
        return "office/home";
    }

    @GetMapping(OfficePage.PATH + "/events")
    @ForOfficers({OfficerRole.CLERK, OfficerRole.OFFICER, OfficerRole.APPROVER, OfficerRole.SUPERVISOR})
    String page(@RequestParam(defaultValue = "") String before, Officer officer, Model model) {
        var after = before.isEmpty() ? Optional.<String>empty() : Optional.of(Paths.uuid(before, "event"));
        var isForAll = officer.is(OfficerRole.SUPERVISOR);
        var lines = lines(isForAll ? Optional.empty() : Optional.of(officer.id()), after, PAGE);
        model.addAttribute("events", lines);
        model.addAttribute("all", isForAll);
        model.addAttribute("next", lines.size() < PAGE ? "" : lines.getLast().id());
        return "office/events";
    }

    private List<EventLine> lines(Optional<String> officer, Optional<String> before, int limit) {
        return events.page(officer, before, limit).stream().map(EventLine::of).toList();
    }
}
