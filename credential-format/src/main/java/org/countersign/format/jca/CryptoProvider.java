package org.countersign.format.jca;

import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Security;
import java.security.Signature;

/**
 * Puts the Amazon Corretto Crypto Provider in front where its native library loads; it makes and checks signatures several times as fast as
 * the JDK's own provider, which is used everywhere else and gives the same answers.
 */
public final class CryptoProvider {
    private static final String CORRETTO = "com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider";
    private static final String ES256 = "SHA256withECDSAinP1363Format";

    private CryptoProvider() {}

    /** Only changes which provider comes first; may be called more than once. */
    public static void preferFastest() {
        try {
            Class<?> corretto = Class.forName(CORRETTO);
            Provider provider = (Provider) corretto.getField("INSTANCE").get(null);
            boolean loads = corretto.getMethod("getLoadingError").invoke(provider) == null;
            if (loads && Security.getProvider(provider.getName()) == null) {
                Security.insertProviderAt(provider, 1);
            }
        } catch (ReflectiveOperationException | LinkageError absent) {
            // Another platform, or a distribution without it: the JDK's own provider stays first.
        }
    }

    /** The name of the provider that checks signatures, for whoever asks which one it was. */
    public static String inUse() {
        try {
            return Signature.getInstance(ES256).getProvider().getName();
        } catch (NoSuchAlgorithmException none) {
            throw new IllegalStateException("this Java cannot check ES256", none);
        }
    }
}
