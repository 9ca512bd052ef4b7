namespace EmrSessionCredentials.Connections;

/// <summary>How a connection shows its credential.</summary>
public enum ConnectionAuthentication
{
    /// <summary>In headers of its own; see <see cref="EmrConnection.Headers"/>.</summary>
    Header,

    /// <summary>A user name and a password: HTTP basic, or the properties of a JDBC driver.</summary>
    Basic,

    /// <summary>HTTP bearer.</summary>
    Bearer,
}
