package dev.parley.connectors.protocol;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * Certificates of servers that say "localhost", good ones and others. This machine trusts whoever signed them, beside those it trusts
 * anyway, for as long as the tests run.
 */
public enum Certificates {
    GOOD("-signer", "authority", "-ext", "san=dns:localhost"),
    SELF_SIGNED("-ext", "san=dns:localhost"),
    OF_ANOTHER_HOST("-signer", "authority", "-ext", "san=dns:elsewhere.test"),
    EXPIRED("-signer", "authority", "-ext", "san=dns:localhost", "-startdate", "-10d", "-validity", "2");

    private static final String PASSWORD = "no-secret";

    private final String[] options;

    Certificates(String... options) {
        this.options = options;
    }

    /** Of a server that has it. */
    public SSLContext server() {
        try {
            KeyStore own = KeyStore.getInstance("PKCS12");
            own.load(null, null);
            own.setKeyEntry("own", key(), PASSWORD.toCharArray(), chain());
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(own, PASSWORD.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The certificate and those that vouch for it, as PEM. */
    public String certificatePem() {
        try {
            StringBuilder pem = new StringBuilder();
            for (Certificate certificate : chain()) {
                pem.append(pem("CERTIFICATE", certificate.getEncoded()));
            }
            return pem.toString();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    public String keyPem() {
        try {
            return pem("PRIVATE KEY", key().getEncoded());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private java.security.Key key() throws GeneralSecurityException {
        return Made.STORE.getKey(name(), PASSWORD.toCharArray());
    }

    private Certificate[] chain() throws GeneralSecurityException {
        return Made.STORE.getCertificateChain(name());
    }

    private static String pem(String what, byte[] content) {
        return "-----BEGIN %1$s-----%n%2$s%n-----END %1$s-----%n"
                .formatted(what, Base64.getMimeEncoder().encodeToString(content));
    }

    /** Once, when first needed. */
    private static final class Made {
        static final KeyStore STORE = make();

        private static KeyStore make() {
            try {
                Path file = Files.createTempDirectory("certificates").resolve("all.p12");
                keytool(file, "authority", "-ext", "bc:c");
                for (Certificates one : values()) {
                    keytool(file, one.name(), one.options);
                }
                KeyStore store = KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
                trust(store.getCertificate("authority"), file.resolveSibling("trusted.p12"));
                return store;
            } catch (GeneralSecurityException | IOException e) {
                throw new AssertionError(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }

        private static void keytool(Path file, String alias, String... options)
                throws IOException, InterruptedException {
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                    "-genkeypair",
                    "-alias",
                    alias,
                    "-keyalg",
                    "EC",
                    "-dname",
                    "CN=" + alias,
                    "-storetype",
                    "PKCS12",
                    "-keystore",
                    file.toString(),
                    "-storepass",
                    PASSWORD));
            command.addAll(List.of(options));
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes());
            if (process.waitFor() != 0) {
                throw new AssertionError("keytool: " + said);
            }
        }

        /** For those who ask for the default context, and those who ask for the default trust store. */
        private static void trust(Certificate authority, Path file) throws GeneralSecurityException, IOException {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            try (InputStream usual =
                    Files.newInputStream(Path.of(System.getProperty("java.home"), "lib", "security", "cacerts"))) {
                trusted.load(usual, "changeit".toCharArray());
            }
            trusted.setCertificateEntry("authority of tests", authority);
            try (OutputStream out = Files.newOutputStream(file)) {
                trusted.store(out, PASSWORD.toCharArray());
            }
            System.setProperty("javax.net.ssl.trustStore", file.toString());
            System.setProperty("javax.net.ssl.trustStorePassword", PASSWORD);
            System.setProperty("javax.net.ssl.trustStoreType", "PKCS12");
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            SSLContext.setDefault(context);
        }
    }
}
