using System;
using System.Globalization;
using EmrSessionCredentials.Requests;

namespace EmrSessionCredentials.Connections;

/// <summary>
/// Why a credential does not become a connection. No URL is quoted with its parameters: they may hold a secret.
/// </summary>
internal static class ConnectionErrors
{
    private const string ForDrivers = "Hand its Uri to the driver, and its Credential as the properties user and password.";

    internal static void ThrowIfExpired(SessionCredential credential)
    {
        if (!credential.IsExpired)
            return;
        TimeSpan ago = credential.ExpiresIn!.Value.Negate();
        throw new SessionCredentialException(
            FailureKind.AuthenticationFailed,
            "ExpiredCredential",
            $"{credential.Target}: the credential has expired, at {credential.ExpiresAt:u}, {InWords(ago)} ago.",
            "Get a fresh one with Update-EMRSessionCredential.");
    }

    internal static SessionCredentialException UnsupportedKind(
        SessionCredential credential, ConnectionMeans means, ConnectionKind kind) => new(
            FailureKind.InvalidParameter,
            "UnsupportedConnectionKind",
            $"{credential.Target}: {means.Kind.CredentialNoun} cannot serve {kind}. It can serve {string.Join(", ", means.Kind.ConnectionKinds)}.",
            means.Kind.AlternativeHint);

    internal static SessionCredentialException NoHost(
        SessionCredential credential, ConnectionMeans means, ConnectionKind kind, string detail) => new(
            FailureKind.NotFound,
            "NoConnectionHost",
            $"{credential.Target}: no host for {kind} is known, and the service names none ({detail}).",
            means.Kind.HostAdvice);

    internal static SessionCredentialException LookupFailed(
        ConnectionMeans means, ConnectionKind kind, SessionCredentialException failure) => failure.With(
            $"The host for {kind} could not be looked up. {failure.Message}",
            $"{means.Kind.HostAdvice} {failure.Advice}".TrimEnd(),
            failure.InnerException);

    internal static SessionCredentialException UnsuitableEndpoint(
        SessionCredential credential, ConnectionKind kind, ConnectionAddress address)
    {
        if (kind == ConnectionKind.SparkConnect && address.HasSparkScheme)
        {
            return Invalid(
                $"{credential.Target}: the URL of Spark Connect, which begins with {address.Display}, cannot have a path or parameters.",
                $"Give {address.SparkHost}.");
        }

        string wanted = kind switch
        {
            ConnectionKind.SparkConnect => "sc://host:port or https://host:port, without a path",
            ConnectionKind.Jdbc => "https://host:port/database, or a whole jdbc: URL",
            _ => "an http or https URL",
        };
        return Invalid($"{credential.Target}: '{address.Display}' is not an address for {kind}.", $"Give {wanted}.");
    }

    internal static SessionCredentialException Unencrypted(SessionCredential credential, ConnectionAddress address) => new(
        FailureKind.InvalidParameter,
        "UnencryptedEndpoint",
        $"{credential.Target}: {address.Display} is not encrypted and not on this machine: the credential would travel in the clear.",
        address.IsJdbc
            ? "Add SSL=true (Trino, Presto) or ;ssl=true (Hive) to the URL, or allow it unencrypted if you control the network."
            : "Use https, or allow plain http if you control the network.");

    internal static SessionCredentialException NotHttp(EmrConnection connection) => new(
        FailureKind.InvalidParameter,
        "NotAnHttpConnection",
        $"{connection.Target}: a {connection.Kind} connection does not use HTTP, and an HTTP client cannot use it.",
        connection.Kind == ConnectionKind.Jdbc
            ? ForDrivers
            : "Leave -AsHashtable and -WaitUntilUsable out; -AsEnvironment gives SPARK_REMOTE.");

    internal static SessionCredentialException Conflict(EmrConnection connection, string variable) => new(
        FailureKind.InvalidParameter,
        "ConflictingConnections",
        $"{connection.Target}: another connection already sets {variable} to a different value.",
        "Use one connection at a time, each with its own block.");

    internal static SessionCredentialException HeldByStarter() => new(
        FailureKind.InvalidParameter,
        "ConflictingConnections",
        "The runspace that started this one is in a Use-EMRConnection block, whose environment variables belong to the whole process.",
        "Use Start-EMRProcess: each of its programs has variables of its own.");

    internal static SessionCredentialException NoPath(EmrConnection connection, string relative) => Invalid(
        $"{connection.Target}: '{UrlText.WithoutUserInfo(relative.Split(';', '?', '#')[0])}' is not below {ConnectionAddress.Of(connection.Uri).Display}.",
        "Give a relative path, such as sessions or api/kernels.");

    internal static SessionCredentialException Malformed(EmrConnection connection, string rule) => Invalid(
        $"{connection.Target}: the path to add to {ConnectionAddress.Of(connection.Uri).Display} {rule}.",
        "Give a relative path, such as sessions or api/kernels; [uri]::EscapeDataString() encodes a value.");

    internal static SessionCredentialException WithoutEnvironment(string target, ConnectionKind kind) => new(
        FailureKind.InvalidParameter,
        "NoEnvironment",
        $"{target}: no client of a {kind} connection reads it from environment variables.",
        kind == ConnectionKind.Jdbc
            ? ForDrivers
            : "Use ConvertTo-EMRConnection -AsHashtable, and pass the result to Invoke-RestMethod. Only connections of the kinds "
                + "SparkConnect and JupyterGateway have environment variables.");

    internal static SessionCredentialException NoFile(EmrConnection connection, Exception cause) => new(
        FailureKind.InvalidConfiguration,
        "TemporaryFileNotWritten",
        $"{connection.Target}: the certificate authority of the endpoint cannot be written to a temporary file: {cause.Message}",
        "Check the folder for temporary files (TMPDIR, on Windows TEMP).",
        cause);

    internal static SessionCredentialException NotUsable(
        EmrConnection connection, Uri uri, PollOptions poll, int attempts, string lastAnswer) => new(
            FailureKind.Timeout,
            "ConnectionNotUsable",
            string.Format(
                CultureInfo.InvariantCulture,
                "{0}: {1} did not accept the credential within {2:0.###} s (attempts: {3}; the last answer: {4}).",
                connection.Target,
                ConnectionAddress.Of(uri).Display,
                poll.Timeout.TotalSeconds,
                attempts,
                lastAnswer),
            "Increase -TimeoutSec, or check the URL and the permissions of the role.");

    internal static SessionCredentialException Untrusted(EmrConnection connection, Uri uri, string reason) => new(
        FailureKind.ConnectionFailed,
        "ConnectionFailed",
        $"{connection.Target}: the certificate of {ConnectionAddress.Of(uri).Display} is not trusted ({reason.TrimEnd('.')}).",
        "Add the certificate's authority to the trusted certificates, or use -SkipCertificateCheck.");

    private static SessionCredentialException Invalid(string message, string advice) =>
        new(FailureKind.InvalidParameter, InvalidRequestParameterException.Code, message, advice);

    private static string InWords(TimeSpan span)
    {
        (double count, string unit) = span switch
        {
            { TotalSeconds: < 120 } => (span.TotalSeconds, "seconds"),
            { TotalMinutes: < 120 } => (span.TotalMinutes, "minutes"),
            { TotalHours: < 48 } => (span.TotalHours, "hours"),
            _ => (span.TotalDays, "days"),
        };
        double whole = Math.Floor(count);
        return string.Format(CultureInfo.InvariantCulture, "{0:0} {1}", whole, whole == 1 ? unit.TrimEnd('s') : unit);
    }
}
