package org.countersign.gateway.authorization.signin;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import org.countersign.gateway.authorization.CredentialDirectory.Citizen;
import org.countersign.gateway.authorization.Pages;
import org.countersign.gateway.authorization.fresh.RandomId;
import org.countersign.gateway.authorization.oauth.OAuthNames;
import org.countersign.gateway.providers.SignInAtProvider;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;

/** Citizens who signed in at an OpenID provider: its claims become number and name. */
final class CitizensAtProvider implements SignInAtProvider.Persons {
    static final SignInAtProvider.Door DOOR =
            new SignInAtProvider.Door("citizens", OAuthNames.SIGN_IN, OAuthNames.SIGN_IN);

    private final SignInProperties.Openid provider;
    private final SecureRandom random;

    CitizensAtProvider(SignInProperties.Openid provider, SecureRandom random) {
        this.provider = provider;
        this.random = random;
    }

    @Override
    public Optional<? extends Authentication> named(Map<String, Object> claims) {
        return text(claims, provider.numberClaim())
                .flatMap(number -> text(claims, provider.nameClaim()).map(name -> new Citizen(number, name)))
                .map(citizen -> new CitizenAuthentication(RandomId.of(random), citizen));
    }

    @Override
    public void refuse(HttpServletResponse response) throws IOException {
        Pages.write(response, HttpStatus.FORBIDDEN, "不能登录 · No sign-in", """
                <h1 id="sign-in-without-number"><span lang="zh">登录信息不完整</span><span lang="en">The sign-in says too little</span></h1>
                <div class="problem stacked"><p><span lang="zh">身份服务没有给出号码或姓名。</span><span lang="en">The identity provider gave no number or no name.</span></p></div>
                """);
    }

    private static Optional<String> text(Map<String, Object> claims, String name) {
        return claims.get(name) instanceof String text && !text.isBlank()
                ? Optional.of(text.strip())
                : Optional.empty();
    }
}
