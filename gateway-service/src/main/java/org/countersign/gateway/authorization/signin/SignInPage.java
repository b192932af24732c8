package org.countersign.gateway.authorization.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.countersign.gateway.authorization.Pages;
import org.countersign.gateway.authorization.oauth.OAuthNames;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.HtmlUtils;

/** The page on which citizens sign in while there is no identity provider: it believes what is typed, and says so. */
final class SignInPage extends OncePerRequestFilter {
    private final boolean development;

    SignInPage(boolean development) {
        this.development = development;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !(request.getMethod().equals("GET") && request.getRequestURI().equals(OAuthNames.SIGN_IN));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!development) {
            Pages.write(response, HttpStatus.SERVICE_UNAVAILABLE, "不能登录 · No sign-in", """
                    <h1 id="sign-in-unavailable"><span lang="zh">现在不能登录</span><span lang="en">Signing in is not possible</span></h1>
                    <div class="notice stacked"><p><span lang="zh">请向发证机关询问。</span><span lang="en">Ask the authority that issues the certificates.</span></p></div>
                    """);
            return;
        }
        var problem = request.getParameter("error") == null ? "" : """
                <p class="problem stacked" id="sign-in-problem" role="alert"><span lang="zh">请填写号码（6 至 32 位字母或数字）和姓名。</span><span lang="en">Enter a number (6 to 32 letters or digits) and a name.</span></p>
                """;
        var csrf = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
        Pages.write(response, HttpStatus.OK, "登录 · Sign in", """
                <h1><span lang="zh">登录</span><span lang="en">Sign in</span></h1>
                <p class="notice small stacked" id="development-notice"><span lang="zh">仅供开发和试用：这里不核实身份，填什么就是什么。</span><span lang="en">For development and trying only: nothing is verified here; whatever you enter is believed.</span></p>
                %s<form class="card" id="sign-in-form" method="post" action="%s">
                <input type="hidden" name="%s" value="%s">
                <div class="field">
                <label for="citizen-number"><span lang="zh">公民身份号码</span><span lang="en">Citizen number</span></label>
                <input id="citizen-number" name="number" autocomplete="off" autocapitalize="characters" spellcheck="false" required maxlength="32"%s>
                </div>
                <div class="field">
                <label for="citizen-name"><span lang="zh">姓名</span><span lang="en">Name</span></label>
                <input id="citizen-name" name="name" autocomplete="off" required maxlength="60">
                </div>
                <button class="button huge wide" id="sign-in-submit"><span lang="zh">登录</span><span lang="en">Sign in</span></button>
                </form>
                """.formatted(
                        problem,
                        OAuthNames.SIGN_IN,
                        HtmlUtils.htmlEscape(csrf.getParameterName()),
                        HtmlUtils.htmlEscape(csrf.getToken()),
                        problem.isEmpty() ? "" : " aria-describedby=\"sign-in-problem\""));
    }
}
