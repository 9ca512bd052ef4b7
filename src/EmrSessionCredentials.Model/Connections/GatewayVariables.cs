namespace EmrSessionCredentials.Connections;

/// <summary>Environment variables of Jupyter that are not set like the others.</summary>
internal static class GatewayVariables
{
    /// <summary>In seconds.</summary>
    internal const string RequestTimeout = "JUPYTER_GATEWAY_REQUEST_TIMEOUT";

    /// <summary>The path of a file, which has to be there as long as the variable is.</summary>
    internal const string CertificateAuthorities = "JUPYTER_GATEWAY_CA_CERTS";

    /// <summary>Whether a variable keeps the value that it has: how long to wait is the user's to say.</summary>
    /// <param name="name">The variable.</param>
    /// <param name="value">Its value, without those that another runspace has set for a time.</param>
    internal static bool IsUsersOwn(string name, string? value) => name == RequestTimeout && !string.IsNullOrEmpty(value);
}
