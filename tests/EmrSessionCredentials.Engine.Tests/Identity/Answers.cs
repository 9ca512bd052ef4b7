using System;

namespace EmrSessionCredentials.Tests.Identity;

internal static class Answers
{
    internal static string Iso(TimeSpan fromNow) =>
        DateTime.UtcNow.Add(fromNow)
            .ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture);

    internal static string Sts(string action, string accessKey, TimeSpan? validFor = null) => $"""
        <{action}Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><{action}Result><Credentials>
        <AccessKeyId>{accessKey}</AccessKeyId><SecretAccessKey>sts-secret</SecretAccessKey>
        <SessionToken>sts-token</SessionToken><Expiration>{Iso(validFor ?? TimeSpan.FromHours(1))}</Expiration>
        </Credentials></{action}Result></{action}Response>
        """;

    internal static string CallerIdentity => """
        <GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>
        <Arn>arn:aws:iam::123456789012:user/u</Arn><UserId>AIDA</UserId><Account>123456789012</Account>
        </GetCallerIdentityResult></GetCallerIdentityResponse>
        """;

    internal static string StsError(string code, string message) => $"""
        <ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type>
        <Code>{code}</Code><Message>{message}</Message></Error><RequestId>req-1</RequestId></ErrorResponse>
        """;

    internal static string Container(string accessKey, TimeSpan? validFor = null) => $$"""
        {"Code":"Success","AccessKeyId":"{{accessKey}}","SecretAccessKey":"c-secret","Token":"c-token",
        "Expiration":"{{Iso(validFor ?? TimeSpan.FromHours(6))}}","Message":"","LastUpdated":"{{Iso(TimeSpan.Zero)}}"}
        """;

    /// <summary>The instance metadata service: a role named web, in us-west-2.</summary>
    internal static (int Status, string Body) Instance(Call call, string accessKey) => call.Path switch
    {
        "/latest/api/token" => (200, "imds-token"),
        "/latest/meta-data/iam/security-credentials/" => (200, "web"),
        "/latest/meta-data/iam/security-credentials/web" => (200, Container(accessKey)),
        "/latest/dynamic/instance-identity/document" => (200, """{"region":"us-west-2"}"""),
        _ => (404, ""),
    };
}
