package org.countersign.format.jca;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import com.amazon.corretto.crypto.provider.SelfTestStatus;
import java.security.Provider;
import java.security.Security;
import java.util.Objects;
import java.util.stream.Stream;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** The JCA providers that may check our signatures. */
final class CryptoProviders {
    private CryptoProviders() {}

    static Stream<Provider> present() {
        Provider jdk = Objects.requireNonNull(Security.getProvider("SunEC"), "every JDK has SunEC");
        AmazonCorrettoCryptoProvider corretto = AmazonCorrettoCryptoProvider.INSTANCE;
        boolean works = corretto.getLoadingError() == null && corretto.runSelfTests() == SelfTestStatus.PASSED;
        if (!works) {
            System.err.println("SKIPPED: the native provider does not work on this machine");
        }
        Stream<Provider> inJava = Stream.of(jdk, new BouncyCastleProvider());
        return works ? Stream.concat(inJava, Stream.of(corretto)) : inJava;
    }

    /** With that provider before all others, and as it was afterwards. */
    static void first(Provider provider, Action action) throws Exception {
        boolean installed = Security.getProvider(provider.getName()) != null;
        Security.removeProvider(provider.getName());
        Security.insertProviderAt(provider, 1);
        try {
            action.run();
        } finally {
            Security.removeProvider(provider.getName());
            if (installed) {
                Security.addProvider(provider);
            }
        }
    }

    /** Something to do with a provider. */
    @FunctionalInterface
    interface Action {
        void run() throws Exception;
    }
}
