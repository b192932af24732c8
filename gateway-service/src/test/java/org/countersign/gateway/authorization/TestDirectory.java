package org.countersign.gateway.authorization;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Two kinds of certificates that only these tests know, and one citizen who has the first. */
@Component
class TestDirectory implements CredentialDirectory {
    static final String PERMIT = "test-permit_sd_jwt_vc";
    static final String LICENCE = "test-licence_sd_jwt_vc";
    static final String PERMIT_ID = "test-permit-0001";
    static final String NUMBER = "110101199003078515";
    static final String NAME = "测试甲";

    @Override
    public Set<String> configurations() {
        return Set.of(PERMIT, LICENCE);
    }

    @Override
    public Optional<String> configurationOf(String scope) {
        return configurations().contains(scope) ? Optional.of(scope) : Optional.empty();
    }

    @Override
    public List<String> identifiers(Citizen citizen, String configurationId) {
        return citizen.number().equals(NUMBER) && configurationId.equals(PERMIT) ? List.of(PERMIT_ID) : List.of();
    }

    @Override
    public String title(String configurationId, Locale language) {
        return language.equals(Locale.ENGLISH) ? "Test permit" : "测试许可证";
    }
}
