using System;
using System.Collections.Generic;
using System.Linq;
using EmrSessionCredentials.Emulator.Services;

namespace EmrSessionCredentials.Emulator.Faults;

/// <summary>All faults by name.</summary>
internal static class FaultKinds
{
    private static readonly FaultKind[] Pauses =
    [
        new PauseFault("delay", "answers MS milliseconds late: delay-MS, delay-MS-N", TakesMilliseconds: true),
        new PauseFault("hold", "answers when released (POST /_emulator/release)", TakesMilliseconds: false),
    ];

    private static readonly FaultKind[] Errors =
    [
        new ErrorFault("throttle", "the service's own throttle: RequestThrottledException (400), ThrottlingException",
            (operation, _) => operation.Throttled),
        new ErrorFault("throttling", "ThrottlingException, as any service has it (429; json 1.1: 400)",
            (_, _) => CommonErrors.Throttling()),
        new ErrorFault("internal", "HTTP 500: InternalServerException, InternalServerError",
            (operation, _) => operation.InternalError),
        new ErrorFault("unavailable", "HTTP 503: ServiceUnavailable", (_, _) => CommonErrors.ServiceUnavailable()),
        new ErrorFault("notfound", "ResourceNotFoundException; EMR: InvalidRequestException, NoSuchCluster",
            (operation, id) => operation.NotFound(id)),
        new ErrorFault("invalid", "ValidationException; EMR: InvalidRequestException",
            (operation, _) => operation.Service.Invalid("The request is invalid (a fault that was asked for).")),
        new ErrorFault("accessdenied", "HTTP 403: AccessDeniedException (json 1.1 has 400 for all the 403s)",
            (operation, _) => CommonErrors.AccessDenied(operation.QualifiedName)),
        new ErrorFault("expiredtoken", "HTTP 403: ExpiredTokenException", (_, _) => CommonErrors.ExpiredToken()),
        new ErrorFault("unrecognizedclient", "HTTP 403: UnrecognizedClientException",
            (_, _) => CommonErrors.UnrecognizedClient()),
        new ErrorFault("invalidsignature", "HTTP 403: InvalidSignatureException",
            (_, _) => CommonErrors.InvalidSignature(CommonErrors.SignatureMismatch)),
        new ErrorFault("missingtoken", "HTTP 403: MissingAuthenticationTokenException",
            (_, _) => CommonErrors.MissingAuthenticationToken()),
        new ErrorFault("incompletesignature", "HTTP 403: IncompleteSignatureException",
            (_, _) => CommonErrors.IncompleteSignature("Authorization header requires 'Signature' parameter.")),
    ];

    private static readonly FaultKind[] Uses =
    [
        new UseFault("unready", "gateway, Livy and Spark Connect answer 401 although the credential is good"),
    ];

    internal static IReadOnlyList<FaultKind> All { get; } =
        [.. Pauses, .. Errors, .. AnswerFaults.All, .. WireFaults.All, .. Uses];

    internal static FaultKind? Find(string name) =>
        All.FirstOrDefault(kind => string.Equals(kind.Name, name, StringComparison.OrdinalIgnoreCase));
}
