package org.countersign.gateway.citizen;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.countersign.format.Names;
import org.countersign.format.TypeCode;
import org.countersign.gateway.authorization.CredentialDirectory.Citizen;
import org.countersign.gateway.authorization.Pages;
import org.countersign.gateway.issuance.IssuedCertificates.Standing;
import org.countersign.gateway.issuance.QrCode;
import org.countersign.gateway.issuance.types.CertificateType;
import org.countersign.gateway.issuance.types.TypeCatalogue;
import org.countersign.gateway.openid4vci.CitizenOffers;
import org.countersign.gateway.problem.ProblemCode;
import org.countersign.gateway.security.CitizenPage;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** The HTML of the citizens' pages: one thing at a time, Chinese first, English second, no script. */
@Component
final class CitizenViews {
    private static final String BACK = """
            <p><a id="citizen-back" href="%s">返回我的证照<span lang="en"> · Back to my certificates</span></a></p>
            """.formatted(CitizenPage.PATH);

    private final TypeCatalogue types;
    private final OwnCertificates certificates;
    private final CitizenProperties properties;

    CitizenViews(TypeCatalogue types, OwnCertificates certificates, CitizenProperties properties) {
        this.types = types;
        this.certificates = certificates;
        this.properties = properties;
    }

    void certificates(HttpServletResponse response, Citizen citizen, List<Standing> own, CsrfToken csrf)
            throws IOException {
        var list = own.isEmpty()
                ? """
                <p id="citizen-nothing">您名下没有证照。<span class="en" lang="en">No certificate is issued to you.</span></p>
                """
                : own.stream()
                        .map(standing -> item(standing, csrf))
                        .collect(Collectors.joining("\n", "<ul id=\"citizen-certificates\">\n", "\n</ul>\n"));
        Pages.write(response, HttpStatus.OK, "我的证照 · My certificates", """
                <h1>我的证照<span class="en" lang="en">My certificates</span></h1>
                <p id="citizen-name">%s</p>
                %s%s
                """.formatted(
                        HtmlUtils.htmlEscape(citizen.name()),
                        list,
                        form("sign-out", "citizen-sign-out", "second", "", csrf, "退出", "Sign out")));
    }

    void confirm(HttpServletResponse response, Standing standing, CsrfToken csrf) throws IOException {
        Pages.write(response, HttpStatus.OK, "手机丢了 · Lost phone", """
                <h1>手机丢了？<span class="en" lang="en">Lost your phone?</span></h1>
                %s
                <p class="notice" id="lost-meaning">确认后，这张证照在所有手机上和纸上都作废，同时换发一张新的。您可以马上领到新手机里。<span class="en" lang="en">When you confirm, this certificate becomes worthless on every phone and on paper, and a new one is issued. You can get it onto your new phone at once.</span></p>
                %s
                %s
                """.formatted(
                        heading(standing),
                        form(
                                "lost",
                                "lost-confirm",
                                "",
                                standing.id().value(),
                                csrf,
                                "确认作废并换发",
                                "Make it worthless and issue a new one"),
                        BACK));
    }

    void waiting(HttpServletResponse response) throws IOException {
        Pages.write(response, HttpStatus.OK, "正在换发 · Being issued", """
                <h1 id="new-waiting">正在换发<span class="en" lang="en">The new certificate is being issued</span></h1>
                <p role="status">请稍候，本页会自动更新。<span class="en" lang="en">Please wait; this page looks again by itself.</span></p>
                """);
    }

    void issuedAnew(HttpServletResponse response, Standing standing, CsrfToken csrf) throws IOException {
        Pages.write(response, HttpStatus.OK, "已换发 · Issued anew", """
                <h1 id="new-issued">已换发新证照<span class="en" lang="en">A new certificate was issued</span></h1>
                %s
                <p>旧证照在几分钟内作废：无论是丢失的手机、其他手机还是纸上。<span class="en" lang="en">The old one becomes worthless within minutes: on the lost phone, on other phones and on paper.</span></p>
                %s
                %s
                """.formatted(
                        heading(standing), toPhone(standing, csrf), BACK));
    }

    void offer(HttpServletResponse response, Standing standing, CitizenOffers.Shown offer) throws IOException {
        var digits = offer.digits().map("""
                        <p>钱包会问的数字<span class="en" lang="en">The digits that the wallet asks for</span></p>
                        <p id="offer-digits"><strong>%s</strong></p>
                        """::formatted).orElse("");
        var inPage = Optional.ofNullable(properties.walletUrl())
                .map(wallet -> """
                        <p><a id="offer-wallet" href="%s#offer=%s">在网页钱包中打开<span lang="en"> · Open in the wallet page</span></a></p>
                        """.formatted(HtmlUtils.htmlEscape(wallet.toString()), encoded(offer.link())))
                .orElse("");
        Pages.write(response, HttpStatus.OK, "领到手机 · Get it on a phone", """
                <h1>用新手机的钱包扫描<span class="en" lang="en">Scan with the wallet on your phone</span></h1>
                %s
                <div id="offer-qr">%s</div>
                %s%s<p><a id="offer-link" href="%s">就在这部手机上打开<span lang="en"> · Open on this phone</span></a></p>
                <p class="notice">只能用一次，几分钟后失效。不要给别人看。<span class="en" lang="en">Good once and for a few minutes. Show it to nobody.</span></p>
                %s
                """.formatted(
                        heading(standing),
                        QrCode.of(offer.link()).svg("用钱包扫描，领取电子证照 / Scan with a wallet to get the certificate"),
                        digits,
                        inPage,
                        HtmlUtils.htmlEscape(offer.link()),
                        BACK));
    }

    void signedOut(HttpServletResponse response) throws IOException {
        Pages.write(response, HttpStatus.OK, "已退出 · Signed out", """
                <h1 id="citizen-signed-out">您已退出<span class="en" lang="en">You are signed out</span></h1>
                """ + BACK);
    }

    void problem(HttpServletResponse response, ProblemCode code) throws IOException {
        Pages.write(response, HttpStatus.valueOf(code.status().value()), "不能办理 · Not possible", """
                <h1>现在不能办理<span class="en" lang="en">This is not possible now</span></h1>
                <p class="problem" id="citizen-problem" role="alert">%s<span class="en" lang="en">%s</span></p>
                %s
                """.formatted(
                        code.name(), HtmlUtils.htmlEscape(code.title()), BACK));
    }

    private String item(Standing standing, CsrfToken csrf) {
        var id = HtmlUtils.htmlEscape(standing.id().value());
        var actions = certificates.isValid(standing)
                        && certificates.following(standing).isEmpty()
                ? """
                %s
                <p><a class="lost" href="%s/lost?certificate=%s">手机丢了<span lang="en"> · Lost phone</span></a></p>
                """.formatted(toPhone(standing, csrf), CitizenPage.PATH, id)
                : "";
        return "<li>%s%s</li>".formatted(heading(standing), actions);
    }

    private String heading(Standing standing) {
        var name = name(standing.type());
        var status = status(standing);
        return """
                <p><strong>%s</strong><span class="en" lang="en">%s</span><span class="id">编号 No. %s</span><span class="status">%s<span class="en" lang="en">%s</span></span></p>
                """.formatted(
                        HtmlUtils.htmlEscape(name.zh()),
                        HtmlUtils.htmlEscape(name.en()),
                        HtmlUtils.htmlEscape(standing.id().value()),
                        status.zh(),
                        status.en());
    }

    private Names name(TypeCode code) {
        return types.find(code).map(CertificateType::name).orElse(new Names(code.value(), code.value()));
    }

    private Names status(Standing standing) {
        if (certificates.following(standing).isPresent()) {
            return new Names("已换发", "Replaced by a new one");
        }
        return switch (standing.status()) {
            case SUSPENDED -> new Names("暂停", "Suspended");
            case REVOKED -> new Names("吊销", "Revoked");
            case VALID -> certificates.isValid(standing) ? new Names("有效", "Valid") : new Names("已过期", "Expired");
        };
    }

    private static String toPhone(Standing standing, CsrfToken csrf) {
        return form("offer", "to-phone", "", standing.id().value(), csrf, "领到手机", "Get it on a phone");
    }

    private static String form(
            String action, String id, String look, String certificate, CsrfToken csrf, String zh, String en) {
        return """
                <form method="post" action="%s/%s">
                <input type="hidden" name="%s" value="%s">
                <input type="hidden" name="certificate" value="%s">
                <button class="%s" name="%s">%s<span lang="en"> · %s</span></button>
                </form>
                """.formatted(
                        CitizenPage.PATH,
                        action,
                        HtmlUtils.htmlEscape(csrf.getParameterName()),
                        HtmlUtils.htmlEscape(csrf.getToken()),
                        HtmlUtils.htmlEscape(certificate),
                        look,
                        id,
                        zh,
                        en);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
