package dev.parley.bot.api;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What filters refuse before any controller sees it. */
@RestController
class ErrorPage implements ErrorController {
    @RequestMapping("/error")
    ResponseEntity<ProblemDetail> refused(HttpServletRequest request) {
        HttpStatus status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                ? HttpStatus.valueOf(code)
                : HttpStatus.NOT_FOUND;
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem(status));
    }

    static ProblemDetail problem(HttpStatus status) {
        boolean isOurs = status.is5xxServerError();
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                status,
                isOurs
                        ? "The request failed; the server's log says why."
                        : "The request was refused before it was read.");
        problem.setProperty(
                "hint",
                isOurs
                        ? "Try again; if it goes on, tell your administrator when it happened."
                        : status == HttpStatus.REQUEST_TIMEOUT
                                ? "Send the whole body that Content-Length announces, without long pauses."
                                : "Check the address and the headers for characters that do not belong there.");
        return problem;
    }
}
