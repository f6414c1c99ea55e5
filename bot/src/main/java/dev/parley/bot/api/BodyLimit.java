package dev.parley.bot.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Refuses request bodies that are too large under /api, whether they announce their length or not. */
@Component
class BodyLimit extends OncePerRequestFilter {
    static final int MAX_BYTES = 1 << 20;
    /** A run has many bodies in it. */
    static final int MAX_BYTES_OF_A_RUN = 32 << 20;

    /** A description of an API may be as large as the egress client fetches, and quotes it as JSON. */
    static final int MAX_BYTES_OF_A_DOCUMENT = 8 << 20;

    private static final String DOCUMENTS = "/api/connectors/openapi";

    private final HandlerExceptionResolver resolver;

    BodyLimit(@Qualifier("handlerExceptionResolver") HandlerExceptionResolver resolver) {
        this.resolver = resolver;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith("/api/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        int maxBytes = maxBytes(request.getRequestURI());
        if (request.getContentLengthLong() > maxBytes) {
            resolver.resolveException(request, response, null, new BodyTooLargeException(maxBytes));
            return;
        }
        chain.doFilter(request.getContentLengthLong() < 0 ? new Counted(request, maxBytes) : request, response);
    }

    private static int maxBytes(String path) {
        if (path.equals(RunArchiveController.IMPORT)) {
            return MAX_BYTES_OF_A_RUN;
        }
        return path.startsWith(DOCUMENTS) ? MAX_BYTES_OF_A_DOCUMENT : MAX_BYTES;
    }

    private static final class Counted extends HttpServletRequestWrapper {
        private final int maxBytes;

        Counted(HttpServletRequest request, int maxBytes) {
            super(request);
            this.maxBytes = maxBytes;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new CountedStream(super.getInputStream(), maxBytes);
        }
    }

    private static final class CountedStream extends ServletInputStream {
        private final ServletInputStream body;
        private final int maxBytes;
        private long read;

        CountedStream(ServletInputStream body, int maxBytes) {
            this.body = body;
            this.maxBytes = maxBytes;
        }

        @Override
        public int read() throws IOException {
            int next = body.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int some = body.read(buffer, offset, length);
            count(some);
            return some;
        }

        private void count(int bytes) throws BodyTooLargeException {
            read += Math.max(0, bytes);
            if (read > maxBytes) {
                throw new BodyTooLargeException(maxBytes);
            }
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }
    }
}
