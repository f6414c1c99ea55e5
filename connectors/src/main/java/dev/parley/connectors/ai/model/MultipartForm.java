package dev.parley.connectors.ai.model;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A form with a file, as it goes over the wire (RFC 7578). */
final class MultipartForm {
    private final String boundary;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /** @param boundary must occur in no part */
    MultipartForm(String boundary) {
        this.boundary = boundary;
    }

    MultipartForm field(String name, String value) {
        write("--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n".formatted(boundary, name, value));
        return this;
    }

    MultipartForm file(String name, String fileName, byte[] content) {
        write(
                "--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\nContent-Type: application/octet-stream\r\n\r\n"
                        .formatted(boundary, name, fileName.replaceAll("[^\\p{L}\\p{N}._ -]", "_")));
        bytes.writeBytes(content);
        write("\r\n");
        return this;
    }

    String contentType() {
        return "multipart/form-data; boundary=" + boundary;
    }

    byte[] body() {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(bytes.toByteArray());
        whole.writeBytes("--%s--\r\n".formatted(boundary).getBytes(StandardCharsets.UTF_8));
        return whole.toByteArray();
    }

    private void write(String text) {
        bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
