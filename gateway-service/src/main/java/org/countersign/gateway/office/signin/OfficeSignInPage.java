package org.countersign.gateway.office.signin;

import io.swagger.v3.oas.annotations.Hidden;
import org.countersign.gateway.security.OfficePage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The one page of officers that anybody may see. */
@Hidden
@Controller
@OfficePage
final class OfficeSignInPage {
    static final String PATH = OfficePage.PATH + "/sign-in";

    private final OfficeProperties properties;

    OfficeSignInPage(OfficeProperties properties) {
        this.properties = properties;
    }

    @GetMapping(PATH)
    String page(
            @RequestParam(required = false) @Nullable String failed,
            @RequestParam(required = false) @Nullable String locked,
            @RequestParam(required = false) @Nullable String ended,
            Model model) {
        model.addAttribute("failed", failed != null);
        model.addAttribute("locked", locked != null);
        model.addAttribute("ended", ended != null);
        model.addAttribute("provider", properties.openid() != null);
        return "office/sign-in";
    }
}
