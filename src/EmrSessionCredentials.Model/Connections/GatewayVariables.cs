namespace EmrSessionCredentials.Connections;

/// <summary>Environment variables of Jupyter that are not set like the others.</summary>
internal static class GatewayVariables
{
    /// <summary>In seconds. A value that the process has already stays.</summary>
    internal const string RequestTimeout = "JUPYTER_GATEWAY_REQUEST_TIMEOUT";

    /// <summary>The path of a file, which has to be there as long as the variable is.</summary>
    internal const string CertificateAuthorities = "JUPYTER_GATEWAY_CA_CERTS";
}
