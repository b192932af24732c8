package org.countersign.gateway.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.countersign.gateway.problem.ProblemCode;
import org.countersign.gateway.problem.ProblemException;
import org.countersign.gateway.problem.Problems;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses bodies over the limit: by their announced length at once, and else where the limit is passed while reading. Only the import of
 * certificates is let through; it streams to disk and counts for itself.
 */
final class BodyLimit extends OncePerRequestFilter {
    private static final Set<String> IMPORTS = Set.of("/api/v1/imports", "/office/imports");

    private final long maxBytes;
    private final Problems problems;

    BodyLimit(long maxBytes, Problems problems) {
        this.maxBytes = maxBytes;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return IMPORTS.contains(request.getRequestURI());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > maxBytes) {
            problems.write(response, tooLarge());
        } else {
            chain.doFilter(new Limited(request), response);
        }
    }

    private ProblemException tooLarge() {
        return new ProblemException(ProblemCode.TOO_LARGE, "a body has at most %d bytes".formatted(maxBytes));
    }

    private final class Limited extends HttpServletRequestWrapper {
        Limited(HttpServletRequest request) {
            super(request);
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new Counting(super.getInputStream());
        }

        @Override
        public BufferedReader getReader() throws IOException {
            return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
        }
    }

    private final class Counting extends ServletInputStream {
        private final ServletInputStream body;
        private long count;

        Counting(ServletInputStream body) {
            this.body = body;
        }

        @Override
        public int read() throws IOException {
            var read = body.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            var read = body.read(target, offset, length);
            count(Math.max(read, 0));
            return read;
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

        private void count(int bytes) {
            count += bytes;
            if (count > maxBytes) {
                throw tooLarge();
            }
        }
    }
}
