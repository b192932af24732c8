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

/** The HTML of the citizens' pages: one thing at a time, Chinese first, English second. */
@Component
final class CitizenViews {
    private static final String BACK = """
            <p><a class="button second wide" id="citizen-back" href="%s">%s</a></p>
            """.formatted(CitizenPage.PATH, Pages.both("返回我的证照", "Back to my certificates"));

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
                <p class="notice stacked" id="citizen-nothing"><span lang="zh">您名下没有证照。</span><span lang="en">No certificate is issued to you.</span></p>
                """
                : own.stream()
                        .map(standing -> item(standing, csrf))
                        .collect(Collectors.joining(
                                "\n", "<ul class=\"plain\" id=\"citizen-certificates\">\n", "</ul>\n"));
        Pages.write(response, HttpStatus.OK, "我的证照 · My certificates", """
                <h1><span lang="zh">我的证照</span><span lang="en">My certificates</span></h1>
                <p id="citizen-name">%s</p>
                %s%s
                """.formatted(
                        HtmlUtils.htmlEscape(citizen.name()),
                        list,
                        form("sign-out", "citizen-sign-out", "quiet", "", csrf, new Names("退出", "Sign out"))));
    }

    void confirm(HttpServletResponse response, Standing standing, CsrfToken csrf) throws IOException {
        Pages.write(response, HttpStatus.OK, "手机丢了 · Lost phone", """
                <h1><span lang="zh">手机丢了？</span><span lang="en">Lost your phone?</span></h1>
                <section class="card">%s</section>
                <p class="notice stacked" id="lost-meaning"><span lang="zh">确认后，这张证照在所有手机上和纸上都作废，同时换发一张新的。您可以马上领到新手机里。</span><span lang="en">When you confirm, this certificate becomes worthless on every phone and on paper, and a new one is issued. You can get it onto your new phone at once.</span></p>
                %s%s
                """.formatted(
                        heading(standing),
                        form(
                                "lost",
                                "lost-confirm",
                                "danger huge",
                                standing.id().value(),
                                csrf,
                                new Names("确认作废并换发", "Make it worthless and issue a new one")),
                        BACK));
    }

    void waiting(HttpServletResponse response) throws IOException {
        Pages.write(response, HttpStatus.OK, "正在换发 · Being issued", """
                <h1 id="new-waiting"><span lang="zh">正在换发</span><span lang="en">The new certificate is being issued</span></h1>
                <p class="notice stacked" role="status"><span lang="zh">请稍候，本页会自动更新。</span><span lang="en">Please wait; this page looks again by itself.</span></p>
                """);
    }

    void issuedAnew(HttpServletResponse response, Standing standing, CsrfToken csrf) throws IOException {
        Pages.write(response, HttpStatus.OK, "已换发 · Issued anew", """
                <h1 id="new-issued"><span lang="zh">已换发新证照</span><span lang="en">A new certificate was issued</span></h1>
                <section class="card">%s%s</section>
                <p class="notice stacked"><span lang="zh">旧证照在几分钟内作废：无论是丢失的手机、其他手机还是纸上。</span><span lang="en">The old one becomes worthless within minutes: on the lost phone, on other phones and on paper.</span></p>
                %s
                """.formatted(
                        heading(standing), toPhone(standing, csrf), BACK));
    }

    void offer(HttpServletResponse response, Standing standing, CitizenOffers.Shown offer) throws IOException {
        var digits = offer.digits().map("""
                        <p class="stacked"><span lang="zh">钱包会问的数字</span><span lang="en">The digits that the wallet asks for</span></p>
                        <p class="digits" id="offer-digits"><strong>%s</strong></p>
                        """::formatted).orElse("");
        var inPage = Optional.ofNullable(properties.walletUrl())
                .map(wallet -> """
                        <p><a class="button wide" id="offer-wallet" href="%s#offer=%s">%s</a></p>
                        """.formatted(
                                HtmlUtils.htmlEscape(wallet.toString()),
                                encoded(offer.link()),
                                Pages.both("在网页钱包中打开", "Open in the wallet page")))
                .orElse("");
        var link = """
                <p><a class="button second wide" id="offer-link" href="%s">%s</a></p>
                """.formatted(HtmlUtils.htmlEscape(offer.link()), Pages.both("就在这部手机上打开", "Open on this phone"));
        Pages.write(response, HttpStatus.OK, "领到手机 · Get it on a phone", """
                <h1><span lang="zh">用新手机的钱包扫描</span><span lang="en">Scan with the wallet on your phone</span></h1>
                <section class="card">
                %s
                <div class="qr" id="offer-qr">%s</div>
                <hr>
                %s
                <p class="small faint"><span lang="zh">或者不扫码：</span><span lang="en">Or without scanning:</span></p>
                %s%s
                </section>
                <p class="notice stacked"><span lang="zh">只能用一次，几分钟后失效。不要给别人看。</span><span lang="en">Good once and for a few minutes. Show it to nobody.</span></p>
                %s
                """.formatted(
                        heading(standing),
                        QrCode.of(offer.link()).svg("用钱包扫描，领取电子证照 / Scan with a wallet to get the certificate"),
                        digits,
                        inPage,
                        link,
                        BACK));
    }

    void signedOut(HttpServletResponse response) throws IOException {
        Pages.write(response, HttpStatus.OK, "已退出 · Signed out", """
                <h1 id="citizen-signed-out"><span lang="zh">您已退出</span><span lang="en">You are signed out</span></h1>
                """ + BACK);
    }

    void problem(HttpServletResponse response, ProblemCode code) throws IOException {
        var words = CitizenProblems.of(code);
        Pages.write(response, HttpStatus.valueOf(code.status().value()), "不能办理 · Not possible", """
                <h1><span lang="zh">现在不能办理</span><span lang="en">This is not possible now</span></h1>
                <div class="problem stacked" id="citizen-problem" role="alert"><p>%s</p><p class="small code">%s</p></div>
                %s
                """.formatted(
                        Pages.both(words.zh(), words.en()), code.name(), BACK));
    }

    private String item(Standing standing, CsrfToken csrf) {
        var actions = certificates.isValid(standing)
                        && certificates.following(standing).isEmpty()
                ? """
                %s<a class="button second wide lost" href="%s/lost?certificate=%s">%s</a>
                """.formatted(
                                toPhone(standing, csrf),
                                CitizenPage.PATH,
                                HtmlUtils.htmlEscape(standing.id().value()),
                                Pages.both("手机丢了", "Lost phone"))
                : "";
        return "<li class=\"card\">%s%s</li>".formatted(heading(standing), actions);
    }

    private String heading(Standing standing) {
        var name = name(standing.type());
        return """
                <div class="row spread"><h2>%s</h2>%s</div>
                <p class="small faint">%s <span class="code">%s</span></p>
                """.formatted(
                        Pages.both(HtmlUtils.htmlEscape(name.zh()), HtmlUtils.htmlEscape(name.en())),
                        badge(standing),
                        Pages.both("编号", "No."),
                        HtmlUtils.htmlEscape(standing.id().value()));
    }

    private Names name(TypeCode code) {
        return types.find(code).map(CertificateType::name).orElse(new Names(code.value(), code.value()));
    }

    private String badge(Standing standing) {
        if (certificates.following(standing).isPresent()) {
            return badge("no", "已换发", "Replaced");
        }
        return switch (standing.status()) {
            case SUSPENDED -> badge("wait paused", "暂停", "Suspended");
            case REVOKED -> badge("no", "吊销", "Revoked");
            case VALID -> certificates.isValid(standing) ? badge("yes", "有效", "Valid") : badge("no", "已过期", "Expired");
        };
    }

    private static String badge(String look, String zh, String en) {
        return "<span class=\"badge %s\">%s</span>".formatted(look, Pages.both(zh, en));
    }

    private static String toPhone(Standing standing, CsrfToken csrf) {
        return form("offer", "to-phone", "", standing.id().value(), csrf, new Names("领到手机", "Get it on a phone"));
    }

    private static String form(String action, String id, String look, String certificate, CsrfToken csrf, Names words) {
        return """
                <form method="post" action="%s/%s">
                <input type="hidden" name="%s" value="%s">
                <input type="hidden" name="certificate" value="%s">
                <p><button class="button wide %s" name="%s">%s</button></p>
                </form>
                """.formatted(
                        CitizenPage.PATH,
                        action,
                        HtmlUtils.htmlEscape(csrf.getParameterName()),
                        HtmlUtils.htmlEscape(csrf.getToken()),
                        HtmlUtils.htmlEscape(certificate),
                        look,
                        id,
                        Pages.both(words.zh(), words.en()));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
